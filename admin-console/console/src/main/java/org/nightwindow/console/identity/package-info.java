/// Whether somebody is who a kiosk says she is, as far as the console can tell.
@NullMarked
package org.nightwindow.console.identity;

import org.jspecify.annotations.NullMarked;
