package org.nightwindow.driver.host.child;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.PaymentTerminal;
import org.nightwindow.driver.PrintJob;

/// What can be said to a device of one kind, read from its interface: the same on both sides, because both have the
/// same driver API. Immutable; any thread.
///
/// @param verbs the methods that take a [Call], in a fixed order: sent to the child
/// @param snapshots the methods without parameters that never block: answered by the host from the last snapshot
record Contract(List<Verb> verbs, List<Method> snapshots) {

    /// The methods that leave something in the world: lost, they end as unknown. A slip is no act of the ledger, since
    /// it may be printed again; but whether it came out nobody can say either.
    private static final Set<String> ACTS =
            Set.of("DocumentPrinter.print", "ReceiptPrinter.print", "PaymentTerminal.pay", "PaymentTerminal.reverse");

    private static final Map<DeviceKind, Contract> ALL = new EnumMap<>(DeviceKind.class);

    static {
        for (DeviceKind kind : DeviceKind.values()) {
            ALL.put(kind, of(kind.type()));
        }
    }

    static Contract of(DeviceKind kind) {
        return Objects.requireNonNull(ALL.get(kind), "every kind has one");
    }

    private static Contract of(Class<? extends Device> type) {
        List<Method> methods = Stream.of(type.getMethods())
                .filter(method -> !method.getName().equals("close"))
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
                .toList();
        Predicate<Method> takesCall =
                method -> List.of(method.getParameterTypes()).contains(Call.class);
        return new Contract(
                methods.stream().filter(takesCall).map(Verb::of).toList(),
                methods.stream().filter(takesCall.negate()).toList());
    }

    /// What to ask the device for later: the first thing an act is given names it.
    static Optional<String> keyOf(List<Object> arguments) {
        return arguments.stream().findFirst().flatMap(first -> switch (first) {
            case PrintJob job -> Optional.of(job.key());
            case PaymentTerminal.Charge charge -> Optional.of(charge.serviceId());
            case String serviceId -> Optional.of(serviceId);
            default -> Optional.empty();
        });
    }

    List<Type> snapshotTypes() {
        return snapshots.stream().map(Method::getGenericReturnType).toList();
    }

    int indexOf(Method method) {
        for (int i = 0; i < verbs.size(); i++) {
            if (verbs.get(i).method.equals(method)) {
                return i;
            }
        }
        return -1;
    }

    int snapshotOf(String name) {
        for (int i = 0; i < snapshots.size(); i++) {
            if (snapshots.get(i).getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// One method.
    ///
    /// @param arguments the types of what is sent: all parameters but the [Call] and the [Consumer]
    /// @param news what the [Consumer] takes, where there is one
    /// @param returns `Outcome<…>`, or `void` for a poll
    /// @param act whether it is unknown when it is lost
    record Verb(Method method, List<Type> arguments, Optional<Type> news, Type returns, boolean act) {
        private static Verb of(Method method) {
            Type[] types = method.getGenericParameterTypes();
            return new Verb(
                    method,
                    Stream.of(types)
                            .filter(type -> type != Call.class && !isConsumer(type))
                            .toList(),
                    Stream.of(types).filter(Verb::isConsumer).findFirst().map(Verb::consumed),
                    method.getGenericReturnType(),
                    ACTS.contains(method.getDeclaringClass().getSimpleName() + "." + method.getName()));
        }

        private static boolean isConsumer(Type type) {
            return type instanceof ParameterizedType generic && generic.getRawType() == Consumer.class;
        }

        private static Type consumed(Type consumer) {
            Type argument = ((ParameterizedType) consumer).getActualTypeArguments()[0];
            return argument instanceof WildcardType wildcard ? wildcard.getLowerBounds()[0] : argument;
        }

        boolean hasOutcome() {
            return returns != void.class;
        }
    }
}
