@NullMarked
package org.nightwindow.driver.testkit.scanner;

import org.jspecify.annotations.NullMarked;
