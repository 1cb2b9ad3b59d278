@NullMarked
package org.nightwindow.driver.standard.sensors;

import org.jspecify.annotations.NullMarked;
