@NullMarked
package org.nightwindow.driver.testkit.wire;

import org.jspecify.annotations.NullMarked;
