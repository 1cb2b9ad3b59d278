@NullMarked
package org.nightwindow.driver.standard.ups;

import org.jspecify.annotations.NullMarked;
