@NullMarked
package org.nightwindow.driver.standard.nexo;

import org.jspecify.annotations.NullMarked;
