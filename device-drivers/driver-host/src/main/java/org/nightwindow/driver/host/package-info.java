/// Finds, starts, supervises and isolates drivers. A [Supervisor] owns one device for its whole life; nothing else
/// ever calls a driver.
@NullMarked
package org.nightwindow.driver.host;

import org.jspecify.annotations.NullMarked;
