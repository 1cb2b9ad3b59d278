/// The folder `drivers/` of a kiosk: what vendors put there, whether it may be used, and what is in it.
///
/// Each `drivers/<vendor>/` holds jars, a `manifest.json` that names every file with its SHA-256, and a
/// `manifest.sig` by a publisher the kiosk trusts. What was checked is a copy, and the copy is what is loaded.
@NullMarked
package org.nightwindow.driver.host.vendor;

import org.jspecify.annotations.NullMarked;
