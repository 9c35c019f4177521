namespace Socifaction.Services.Benchmarks;

/// <summary>Each verb measures one thing and says it in one line: RESULT key=value key=value …</summary>
public static class Benchmark
{
    /// <summary>The line.</summary>
    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken) => "RESULT " + (arguments.Verb switch
    {
        "bookings" => await BookingsBenchmark.RunAsync(arguments, cancellationToken),
        "availability" => await AvailabilityBenchmark.RunAsync(arguments, cancellationToken),
        "startup" => await StartupBenchmark.RunAsync(arguments, cancellationToken),
        "reminders" => await RemindersBenchmark.RunAsync(arguments, cancellationToken),
        "pages" => await PagesBenchmark.RunAsync(arguments, cancellationToken),
        "darp" => DarpBenchmark.Run(arguments),
        _ => PlannerBenchmark.Run(arguments),
    });
}
