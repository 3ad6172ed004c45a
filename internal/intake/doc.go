// Package intake reads what comes from outside and makes posts of it.
//
// Parse reads the text of a rolling page that was kept by hand: a notice, then updates under stamps typed by hand, with several
// stories under one stamp. It gives an Outline, which an editor can check in a minute (WriteText), and it promises that
// no line is lost: each line of the file that isn't blank is in exactly one place of the outline, or a doubt says that it was
// left out. Texts come through as they stand but for spaces at the ends of lines. What can't be read with certainty is decided
// by evidence and shown as a Doubt; what can't be decided is a *ParseError that names the line and the way out.
// Read takes feeds and other systems' exports as well, and says of each post what of it could not come along.
// Write is the way back: a page as a rolling text in one form.
//
// Parse, Read and Write are pure: they read no clock and no zone but those in Options.
package intake
