@NullMarked
package org.nightwindow.driver.standard;

import org.jspecify.annotations.NullMarked;
