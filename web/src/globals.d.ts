/** Set when bundling: the script runs within another site's page, or in a frame of one. */
declare const HOST: boolean;
