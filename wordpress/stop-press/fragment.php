<?php
/**
 * Getting a live page from the server that is set, and keeping a copy.
 *
 * The server's HTML is put out as it is. Whoever sets the server's address lets its
 * script run on this site, so to take elements out of its HTML would keep nothing
 * away and break what the script needs. For that reason nothing is ever asked of
 * another server, whatever the author of a post wrote.
 *
 * @package StopPress
 */

defined( 'ABSPATH' ) || exit;

const STOP_PRESS_TIMEOUT = 2;                    // Seconds that a reader may wait for the server.
const STOP_PRESS_MOST    = 2 * 1024 * 1024;      // Bytes of a fragment.
const STOP_PRESS_STALE   = 10 * DAY_IN_SECONDS;  // For how long a copy stands in for a server that is out.
const STOP_PRESS_AGAIN   = 15;                   // Seconds before one that did not answer is asked again.

/**
 * The live page as HTML for a post: the page itself, or a link to it while the
 * server can't be reached and there is no copy, or nothing.
 *
 * @param array $given page, level, posts, style.
 * @return string
 */
function stop_press_page( $given ) {
	$address = stop_press_address( $given['page'] );
	if ( is_wp_error( $address ) ) {
		return current_user_can( 'edit_posts' ) ? '<p><strong>Stop Press:</strong> ' . esc_html( $address->get_error_message() ) . '</p>' : '';
	}
	$link = '<p><a href="' . esc_url( $address ) . '">' . esc_html( $address ) . '</a></p>';
	if ( is_feed() ) {
		return $link;
	}
	$query = array( 'level' => min( max( (int) $given['level'], 1 ), 4 ) );
	if ( (int) $given['posts'] > 0 ) {
		$query['posts'] = min( (int) $given['posts'], 50 );
	}
	if ( 'none' === $given['style'] ) {
		$query['style'] = 'none';
	}
	if ( ! is_singular() ) {
		$query['ld'] = 0; // A list of articles is not the article.
	}
	$html = stop_press_fragment( $address . '/fragment?' . http_build_query( $query, '', '&' ) );
	if ( '' === $html ) {
		$html = $link;
	}
	return '<stop-press page="' . esc_url( $address ) . '">' . "\n" . stop_press_verbatim( $html ) . "\n" . '</stop-press>';
}

/**
 * The address of a page on the server that is set, or why there is none.
 *
 * @param string $page The page's address, or its slug alone.
 * @return string|WP_Error
 */
function stop_press_address( $page ) {
	$server = stop_press_server();
	if ( '' === $server ) {
		return new WP_Error( 'stop_press', __( 'The address of your Stop Press server is not set. An administrator can set it under Settings, Stop Press.', 'stop-press' ) );
	}
	$slug = trim( (string) $page );
	if ( preg_match( '~^https?://~i', $slug ) ) {
		$slug = preg_replace( '~[?#].*$~s', '', $slug );
		if ( 0 !== strncasecmp( $slug, $server . '/', strlen( $server ) + 1 ) ) {
			/* translators: %s: the address of a server */
			return new WP_Error( 'stop_press', sprintf( __( 'The page is not on %s, and pages of other servers are not shown.', 'stop-press' ), $server ) );
		}
		$slug = rtrim( substr( $slug, strlen( $server ) + 1 ), '/' );
	}
	if ( ! preg_match( '~^[a-z0-9][a-z0-9-]{0,62}$~D', $slug ) ) {
		/* translators: %s: an example of an address */
		return new WP_Error( 'stop_press', sprintf( __( 'The page must be an address like %s.', 'stop-press' ), $server . '/storm' ) );
	}
	return $server . '/' . $slug;
}

/**
 * A fragment, from the copy while that is fresh, else from the server, else from
 * a copy that is not; empty where there is none at all.
 *
 * @param string $url Under the server that is set.
 * @return string HTML.
 */
function stop_press_fragment( $url ) {
	$key  = 'stop_press_' . md5( $url );
	$copy = get_transient( $key );
	if ( ! is_array( $copy ) ) {
		$copy = array(
			'html'  => '',
			'etag'  => '',
			'until' => 0,
		);
	}
	if ( time() < $copy['until'] ) {
		return $copy['html'];
	}
	if ( '' !== $copy['html'] ) {
		// Those who come while the server is being asked do with the copy.
		$copy['until'] = time() + STOP_PRESS_TIMEOUT + 1;
		set_transient( $key, $copy, STOP_PRESS_STALE );
	}
	$answer = stop_press_get( $url, $copy['etag'] );
	$status = is_wp_error( $answer ) ? 0 : (int) wp_remote_retrieve_response_code( $answer );
	if ( 301 === $status ) { // The page has another name now.
		$to = (string) wp_remote_retrieve_header( $answer, 'location' );
		if ( 0 === strpos( $to, '/' ) ) {
			$to = preg_replace( '~^(https?://[^/]+).*$~', '$1', stop_press_server() ) . $to;
		}
		if ( 0 === strpos( $to, stop_press_server() . '/' ) ) {
			$answer = stop_press_get( $to, $copy['etag'] );
			$status = is_wp_error( $answer ) ? 0 : (int) wp_remote_retrieve_response_code( $answer );
		}
	}
	$wait = STOP_PRESS_AGAIN;
	if ( 200 === $status && stop_press_good( $answer ) ) {
		$copy['html'] = wp_remote_retrieve_body( $answer );
		$copy['etag'] = (string) wp_remote_retrieve_header( $answer, 'etag' );
		$wait         = stop_press_max_age( $answer );
	} elseif ( 304 === $status ) {
		$wait = stop_press_max_age( $answer );
	} elseif ( 404 === $status || 410 === $status ) {
		$copy['html'] = ''; // It was taken away: so is the copy.
		$copy['etag'] = '';
	}
	$copy['until'] = time() + $wait;
	set_transient( $key, $copy, STOP_PRESS_STALE );
	return $copy['html'];
}

/**
 * Asks the server.
 *
 * @param string $url  Under the server that is set.
 * @param string $etag Of the copy, or empty.
 * @return array|WP_Error
 */
function stop_press_get( $url, $etag ) {
	return wp_remote_get(
		$url,
		array(
			'timeout'             => STOP_PRESS_TIMEOUT,
			'redirection'         => 0,
			'limit_response_size' => STOP_PRESS_MOST,
			'headers'             => '' === $etag ? array() : array( 'If-None-Match' => $etag ),
		)
	);
}

/**
 * Whether an answer is a whole fragment.
 *
 * @param array $answer Of wp_remote_get.
 * @return bool
 */
function stop_press_good( $answer ) {
	$html = wp_remote_retrieve_body( $answer );
	return 0 === strpos( (string) wp_remote_retrieve_header( $answer, 'content-type' ), 'text/html' )
		&& strlen( $html ) < STOP_PRESS_MOST
		&& false !== strpos( $html, '<div class="stop-press">' )
		&& '</div>' === substr( rtrim( $html ), -6 );
}

/**
 * For how many seconds an answer may be kept.
 *
 * @param array $answer Of wp_remote_get.
 * @return int 2 to 60.
 */
function stop_press_max_age( $answer ) {
	$control = wp_remote_retrieve_header( $answer, 'cache-control' );
	$control = is_array( $control ) ? implode( ',', $control ) : (string) $control;
	return preg_match( '~\bmax-age=(\d{1,9})~', $control, $found ) ? min( max( (int) $found[1], 2 ), 60 ) : 10;
}

/**
 * Writes text so that what WordPress does to the text of posts leaves it alone:
 * it makes pictures of smileys, and spells one word its own way.
 *
 * @param string $html A fragment.
 * @return string The same, as a browser reads it.
 */
function stop_press_verbatim( $html ) {
	global $wp_smiliessearch;
	$parts = preg_split( '~(<script\b.*?</script>|<[^>]*>)~is', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
	foreach ( $parts as $i => $part ) {
		if ( 1 === $i % 2 ) {
			continue; // A tag, or a script.
		}
		if ( ! empty( $wp_smiliessearch ) ) {
			$part = preg_replace_callback(
				$wp_smiliessearch,
				function ( $smiley ) {
					return preg_replace_callback(
						'~[!-/:-@[-`{-\~]~',
						function ( $sign ) {
							return '&#' . ord( $sign[0] ) . ';';
						},
						$smiley[0]
					);
				},
				$part
			);
		}
		$parts[ $i ] = str_replace( 'Wordpress', 'Word&#112;ress', $part );
	}
	return implode( '', $parts );
}
