@NullMarked
package org.nightwindow.driver.standard.camera;

import org.jspecify.annotations.NullMarked;
