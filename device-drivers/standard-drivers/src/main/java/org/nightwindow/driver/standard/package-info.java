/// What the drivers in the box share.
@NullMarked
package org.nightwindow.driver.standard;

import org.jspecify.annotations.NullMarked;
