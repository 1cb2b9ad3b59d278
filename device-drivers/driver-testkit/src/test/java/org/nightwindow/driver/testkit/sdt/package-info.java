@NullMarked
package org.nightwindow.driver.testkit.sdt;

import org.jspecify.annotations.NullMarked;
