/// A simulated reader of resident ID cards with its security module (GA/T 467), written from the byte tables.
@NullMarked
package org.nightwindow.driver.testkit.sdt;

import org.jspecify.annotations.NullMarked;
