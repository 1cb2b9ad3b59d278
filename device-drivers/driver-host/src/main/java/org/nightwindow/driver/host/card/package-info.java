/// What stands in the open files of smart cards, read through any reader.
@NullMarked
package org.nightwindow.driver.host.card;

import org.jspecify.annotations.NullMarked;
