@NullMarked
package org.nightwindow.driver.standard.scanner;

import org.jspecify.annotations.NullMarked;
