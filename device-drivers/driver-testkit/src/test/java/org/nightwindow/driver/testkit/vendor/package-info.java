/// What a vendor does, done here: the sample driver compiled against the driver API alone, packed, and run.
@NullMarked
package org.nightwindow.driver.testkit.vendor;

import org.jspecify.annotations.NullMarked;
