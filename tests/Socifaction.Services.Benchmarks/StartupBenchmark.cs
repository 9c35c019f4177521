using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>From the start of the process to its first page, over a database that is up to date, and the memory it then holds; the median of five.</summary>
internal static class StartupBenchmark
{
    private const int Starts = 5;

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var database = await TestDatabase.CreateAsync(arguments.Engine, cancellationToken);
        var (times, memory) = (new List<double>(), new List<double>());
        var starts = Math.Min(Starts, Math.Max(1, arguments.Seconds / 2));
        for (var i = 0; i < starts; i++)
        {
            using var server = await WebProcess.StartAsync(database.Folder, database.Database.ConnectionString, WebProcess.FreePort(), cancellationToken);
            times.Add(server.FirstAnswer.TotalMilliseconds);
            memory.Add(server.ResidentBytes / 1048576.0);
            await server.KillAsync(cancellationToken);
        }

        return $"first_page_ms={Crowd.Figure(Crowd.At([.. times.Order()], 0.5), "0")} resident_mb={Crowd.Figure(Crowd.At([.. memory.Order()], 0.5))} "
            + $"starts={starts} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }
}
