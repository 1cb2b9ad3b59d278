@NullMarked
package org.nightwindow.driver.standard.serial;

import org.jspecify.annotations.NullMarked;
