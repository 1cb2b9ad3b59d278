@NullMarked
package org.nightwindow.driver.standard.sdt;

import org.jspecify.annotations.NullMarked;
