namespace Socifaction.Services.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class CommandLine
{
    private static async Task<int> Main(string[] words)
    {
        if (Arguments.Read(words) is not { } arguments)
        {
            await Console.Error.WriteLineAsync("Usage: -- bookings|availability|planner|startup|reminders|pages [--seconds 10] [--database sqlite|postgres] [--clients 32] [--history 1000000]\n"
                + "       -- darp --instances FOLDER [--only 'a*'] [--seconds 10 | --rounds 100000] [--seed 1]");
            return 2;
        }

        Console.WriteLine(await Benchmark.RunAsync(arguments, CancellationToken.None));
        return 0;
    }
}
