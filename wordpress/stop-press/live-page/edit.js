// The block in the editor: a field for the address, and what the server shows.
( function ( wp ) {
	const el = wp.element.createElement;
	const { __ } = wp.i18n;
	const { InspectorControls, useBlockProps } = wp.blockEditor;
	const { Disabled, PanelBody, Placeholder, RangeControl, SelectControl, TextControl, ToggleControl } = wp.components;

	wp.blocks.registerBlockType( 'stop-press/live-page', {
		edit( { attributes, setAttributes } ) {
			const { page, level, posts, style } = attributes;
			const address = el( TextControl, {
				label: __( 'Address of the page', 'stop-press' ),
				type: 'url',
				placeholder: 'https://live.example.org/storm',
				value: page,
				onChange: ( value ) => setAttributes( { page: value } ),
			} );
			return el(
				'div',
				useBlockProps(),
				el(
					InspectorControls,
					null,
					el(
						PanelBody,
						{ title: __( 'Live page', 'stop-press' ) },
						address,
						el( SelectControl, {
							label: __( 'Level of its heading', 'stop-press' ),
							value: String( level ),
							options: [ '1', '2', '3', '4' ].map( ( n ) => ( { label: 'H' + n, value: n } ) ),
							onChange: ( value ) => setAttributes( { level: Number( value ) } ),
						} ),
						el( RangeControl, {
							label: __( 'Newest posts at first; 0 is as many as the page shows', 'stop-press' ),
							min: 0,
							max: 50,
							value: posts,
							onChange: ( value ) => setAttributes( { posts: value || 0 } ),
						} ),
						el( ToggleControl, {
							label: __( 'Without its own style sheet', 'stop-press' ),
							checked: style === 'none',
							onChange: ( on ) => setAttributes( { style: on ? 'none' : '' } ),
						} )
					)
				),
				page
					? el( Disabled, null, el( wp.serverSideRender, { block: 'stop-press/live-page', attributes } ) )
					: el( Placeholder, { icon: 'megaphone', label: __( 'Live page', 'stop-press' ) }, address )
			);
		},
		save: () => null,
	} );
} )( window.wp );
