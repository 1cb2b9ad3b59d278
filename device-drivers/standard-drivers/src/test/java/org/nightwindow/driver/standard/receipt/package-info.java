@NullMarked
package org.nightwindow.driver.standard.receipt;

import org.jspecify.annotations.NullMarked;
