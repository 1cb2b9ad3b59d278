@NullMarked
package org.nightwindow.driver.testkit.person;

import org.jspecify.annotations.NullMarked;
