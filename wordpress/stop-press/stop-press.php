<?php
/**
 * Plugin Name:       Stop Press
 * Description:       Puts a live page of your Stop Press server into a post: on the server, with everything that search engines need, and kept up to date in the reader's browser.
 * Version:           0.1.0
 * Requires at least: 5.8
 * Requires PHP:      7.2
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       stop-press
 * Domain Path:       /languages
 *
 * @package StopPress
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/fragment.php';
require __DIR__ . '/settings.php';

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'stop-press', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
		add_shortcode( 'stop_press', 'stop_press_shortcode' );
		register_block_type( __DIR__ . '/live-page', array( 'render_callback' => 'stop_press_block' ) );
		wp_set_script_translations( 'stop-press-live-page-editor-script', 'stop-press', __DIR__ . '/languages' );
	}
);

// What stands in the element is another program's text, and is shown as it came.
add_filter(
	'no_texturize_tags',
	function ( $tags ) {
		$tags[] = 'stop-press';
		return $tags;
	}
);

/**
 * The shortcode [stop_press page="https://live.example.org/storm"].
 *
 * @param array|string $given Attributes: page, level, posts, style.
 * @return string HTML.
 */
function stop_press_shortcode( $given ) {
	return stop_press_page( shortcode_atts( stop_press_defaults(), $given, 'stop_press' ) );
}

/**
 * The block stop-press/live-page.
 *
 * @param array $given Attributes: page, level, posts, style.
 * @return string HTML.
 */
function stop_press_block( $given ) {
	$html = stop_press_page( array_merge( stop_press_defaults(), array_intersect_key( $given, stop_press_defaults() ) ) );
	if ( '' === $html ) {
		return '';
	}
	$wrapper = function_exists( 'get_block_wrapper_attributes' ) ? get_block_wrapper_attributes() : '';
	return '<div ' . $wrapper . '>' . $html . '</div>';
}

/**
 * What is asked for where nothing is said.
 *
 * @return array
 */
function stop_press_defaults() {
	return array(
		'page'  => '',
		'level' => 2,
		'posts' => 0,
		'style' => '',
	);
}
