/// The public answer to "is this paper genuine?": for whoever holds it, without signing in, and without telling
/// more than the paper does.
@NullMarked
package org.nightwindow.console.verification;

import org.jspecify.annotations.NullMarked;
