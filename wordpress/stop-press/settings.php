<?php
/**
 * Settings, Stop Press: the address of the server.
 *
 * @package StopPress
 */

defined( 'ABSPATH' ) || exit;

/**
 * The address of the server that is set, without a slash at its end; empty where
 * none is.
 *
 * @return string
 */
function stop_press_server() {
	return untrailingslashit( (string) get_option( 'stop_press_server', '' ) );
}

add_action(
	'admin_init',
	function () {
		register_setting(
			'stop_press',
			'stop_press_server',
			array(
				'type'              => 'string',
				'default'           => '',
				'sanitize_callback' => 'stop_press_clean_server',
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( __( 'Stop Press', 'stop-press' ), __( 'Stop Press', 'stop-press' ), 'manage_options', 'stop-press', 'stop_press_settings_page' );
	}
);

add_filter(
	'plugin_action_links_stop-press/stop-press.php',
	function ( $links ) {
		array_unshift( $links, '<a href="' . esc_url( admin_url( 'options-general.php?page=stop-press' ) ) . '">' . esc_html__( 'Settings', 'stop-press' ) . '</a>' );
		return $links;
	}
);

/**
 * What was typed in, as an address; what was there before, if it is none.
 *
 * @param mixed $typed What was typed in.
 * @return string
 */
function stop_press_clean_server( $typed ) {
	$typed = untrailingslashit( trim( (string) $typed ) );
	if ( '' === $typed ) {
		return '';
	}
	$part = wp_parse_url( $typed );
	if ( ! is_array( $part ) || empty( $part['host'] ) || ! in_array( strtolower( isset( $part['scheme'] ) ? $part['scheme'] : '' ), array( 'http', 'https' ), true )
		|| isset( $part['user'] ) || isset( $part['query'] ) || isset( $part['fragment'] ) || esc_url_raw( $typed ) !== $typed ) {
		add_settings_error( 'stop_press_server', 'form', __( 'The address of the server must be like https://live.example.org. Nothing was changed.', 'stop-press' ) );
		return stop_press_server();
	}
	$answer = wp_remote_get( $typed . '/healthz', array( 'timeout' => STOP_PRESS_TIMEOUT ) );
	if ( is_wp_error( $answer ) || 200 !== (int) wp_remote_retrieve_response_code( $answer ) ) {
		/* translators: %s: the address of a server */
		add_settings_error( 'stop_press_server', 'silent', sprintf( __( 'The address is kept, but no Stop Press server answers at %s right now.', 'stop-press' ), $typed ), 'warning' );
	}
	return $typed;
}

/**
 * Prints the settings page.
 */
function stop_press_settings_page() {
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Stop Press', 'stop-press' ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'stop_press' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="stop_press_server"><?php esc_html_e( 'Server', 'stop-press' ); ?></label></th>
					<td>
						<input name="stop_press_server" id="stop_press_server" type="url" class="regular-text code" placeholder="https://live.example.org" value="<?php echo esc_attr( stop_press_server() ); ?>" aria-describedby="stop_press_server_about">
						<p class="description" id="stop_press_server_about"><?php esc_html_e( 'The public address of your Stop Press server. Its pages, and no others, can be shown in posts; its HTML and its script become part of this site’s pages.', 'stop-press' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
