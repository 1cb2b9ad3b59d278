/// The service catalogue that kiosks run: checked, published, delivered.
@NullMarked
package org.nightwindow.console.catalogue;

import org.jspecify.annotations.NullMarked;
