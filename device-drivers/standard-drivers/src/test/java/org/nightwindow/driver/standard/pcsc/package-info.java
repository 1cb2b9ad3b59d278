@NullMarked
package org.nightwindow.driver.standard.pcsc;

import org.jspecify.annotations.NullMarked;
