/// A vendor's drivers for tests: packed into jars and run in processes of their own, never loaded by the kiosk.
@NullMarked
package org.nightwindow.kiosk.vendor;

import org.jspecify.annotations.NullMarked;
