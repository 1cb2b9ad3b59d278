package org.nightwindow.console.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.records.PropertyUnit.Holder;

/// The register of land and buildings of the sample district. Thread-safe.
final class SampleLandRegister {
    private final Jdbi jdbi;

    SampleLandRegister(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Puts in what is missing of `units`; nothing is ever changed.
    static void fill(Handle handle, List<PropertyUnit> units) {
        for (PropertyUnit unit : units) {
            boolean missing = handle.createQuery("select count(*) from sample_property where unit_no = ?")
                            .bind(0, unit.number())
                            .mapTo(Long.class)
                            .one()
                    == 0;
            if (missing) {
                insert(handle, unit);
            }
        }
    }

    List<PropertyUnit> heldBy(String idNumber) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select unit_no, location, sharing, certificate, right_type, right_nature, land_use, land_area,
                            building_area, term, registered_on, mortgaged, sealed_off, disputed, noted
                        from sample_property
                        where unit_no in (select unit_no from sample_property_holder where id_number = ?)
                        order by registered_on, unit_no
                        """)
                .bind(0, idNumber)
                .map((row, context) -> new PropertyUnit(
                        row.getString("unit_no"),
                        row.getString("location"),
                        holders(handle, row.getString("unit_no")),
                        row.getString("sharing"),
                        row.getString("certificate"),
                        row.getString("right_type"),
                        row.getString("right_nature"),
                        row.getString("land_use"),
                        row.getLong("land_area"),
                        row.getLong("building_area"),
                        row.getString("term"),
                        LocalDate.ofEpochDay(row.getLong("registered_on")),
                        row.getLong("mortgaged") == 1,
                        row.getLong("sealed_off") == 1,
                        row.getLong("disputed") == 1,
                        row.getLong("noted") == 1))
                .list());
    }

    private static List<Holder> holders(Handle handle, String unit) {
        return handle.createQuery("select id_number, name from sample_property_holder where unit_no = ? order by place")
                .bind(0, unit)
                .map((row, context) -> new Holder(row.getString("id_number"), row.getString("name")))
                .list();
    }

    private static void insert(Handle handle, PropertyUnit unit) {
        handle.createUpdate("""
                        insert into sample_property (unit_no, location, sharing, certificate, right_type, right_nature,
                            land_use, land_area, building_area, term, registered_on, mortgaged, sealed_off, disputed,
                            noted)
                        values (:unit, :location, :sharing, :certificate, :type, :nature, :use, :land, :building,
                            :term, :registered, :mortgaged, :sealed, :disputed, :noted)
                        """)
                .bindMap(Map.ofEntries(
                        Map.entry("unit", unit.number()),
                        Map.entry("location", unit.location()),
                        Map.entry("sharing", unit.sharing()),
                        Map.entry("certificate", unit.certificate()),
                        Map.entry("type", unit.rightType()),
                        Map.entry("nature", unit.rightNature()),
                        Map.entry("use", unit.use()),
                        Map.entry("land", unit.landArea()),
                        Map.entry("building", unit.buildingArea()),
                        Map.entry("term", unit.term()),
                        Map.entry("registered", unit.registeredOn().toEpochDay()),
                        Map.entry("mortgaged", flag(unit.mortgaged())),
                        Map.entry("sealed", flag(unit.sealedOff())),
                        Map.entry("disputed", flag(unit.disputed())),
                        Map.entry("noted", flag(unit.noted()))))
                .execute();
        for (int place = 0; place < unit.holders().size(); place++) {
            Holder holder = unit.holders().get(place);
            handle.createUpdate(
                            "insert into sample_property_holder (unit_no, place, id_number, name) values (?, ?, ?, ?)")
                    .bind(0, unit.number())
                    .bind(1, place)
                    .bind(2, holder.idNumber())
                    .bind(3, holder.name())
                    .execute();
        }
    }

    private static long flag(boolean yes) {
        return yes ? 1 : 0;
    }
}
