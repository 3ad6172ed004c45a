<?php
/**
 * Takes away what the plugin has kept. Copies of pages lapse by themselves.
 *
 * @package StopPress
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'stop_press_server' );
