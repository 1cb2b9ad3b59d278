package org.nightwindow.driver.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;

/// The drivers this kiosk has, by id. Immutable; any thread.
public final class InstalledDrivers {
    private final Map<String, DriverProvider> byId;

    private InstalledDrivers(Iterable<? extends DriverProvider> providers) {
        Map<String, DriverProvider> drivers = new LinkedHashMap<>();
        for (DriverProvider provider : providers) {
            String id = provider.info().id();
            DriverProvider other = drivers.putIfAbsent(id, provider);
            if (other != null) {
                throw new IllegalStateException("two drivers have the id \"" + id + "\": "
                        + other.info().vendor() + " " + other.info().version() + " and "
                        + provider.info().vendor() + " " + provider.info().version());
            }
        }
        byId = Map.copyOf(drivers);
    }

    /// Our own drivers, found by [ServiceLoader].
    ///
    /// @throws IllegalStateException when two have the same id
    public static InstalledDrivers onClassPath() {
        return new InstalledDrivers(ServiceLoader.load(DriverProvider.class));
    }

    /// @throws IllegalStateException when two have the same id
    public static InstalledDrivers of(Collection<? extends DriverProvider> providers) {
        return new InstalledDrivers(providers);
    }

    /// These and more, such as those of a vendor's folder.
    ///
    /// @throws IllegalStateException when two have the same id
    public InstalledDrivers and(Collection<? extends DriverProvider> more) {
        List<DriverProvider> all = new ArrayList<>(byId.values());
        all.addAll(more);
        return new InstalledDrivers(all);
    }

    public Optional<DriverProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What each says of itself, sorted by id.
    public List<DriverInfo> all() {
        return byId.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().info())
                .toList();
    }
}
