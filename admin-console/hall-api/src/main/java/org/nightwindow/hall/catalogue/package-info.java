/// What a hall offers, as data: service items, the six tiles of the home screen, departments, and who may sign the
/// codes of the city's app. Published from the console to running kiosks; a bad catalogue is rejected whole with
/// every error listed.
@NullMarked
package org.nightwindow.hall.catalogue;

import org.jspecify.annotations.NullMarked;
