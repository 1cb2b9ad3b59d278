/// A simulated code scanner that types lines into a serial line.
@NullMarked
package org.nightwindow.driver.testkit.scanner;

import org.jspecify.annotations.NullMarked;
