using System.Globalization;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// What to measure, for how many seconds, on which database, with how many clients at once; of dial-a-ride instances, which
/// ones of which folder, from which seed, and after so many rounds instead of seconds; of availability, with how many bookings
/// of earlier years.
/// </summary>
public sealed record Arguments(
    string Verb, int Seconds, Engine Engine, int Clients, string Instances = "", string Only = "*", int Seed = 1, int? Rounds = null,
    int History = 1_000_000)
{
    private static readonly string[] Verbs = ["bookings", "availability", "planner", "startup", "reminders", "pages", "darp"];

    /// <summary>Reads the command line; none when it makes no sense.</summary>
    public static Arguments? Read(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || !Verbs.Contains(words[0]) || words.Count % 2 == 0) return null;

        var arguments = new Arguments(words[0], 10, Engine.Sqlite, 32);
        for (var i = 1; i < words.Count; i += 2)
        {
            var isNumber = int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            if ((words[i], words[i + 1], isNumber) switch
            {
                ("--seconds", _, true) => arguments with { Seconds = number },
                ("--clients", _, true) => arguments with { Clients = number },
                ("--seed", _, true) => arguments with { Seed = number },
                ("--history", _, true) => arguments with { History = number },
                ("--rounds", _, true) => arguments with { Rounds = number },
                ("--instances", var folder, _) when Directory.Exists(folder) => arguments with { Instances = folder },
                ("--only", var only, _) => arguments with { Only = only },
                ("--database", "sqlite", _) => arguments with { Engine = Engine.Sqlite },
                ("--database", "postgres", _) => arguments with { Engine = Engine.Postgres },
                _ => null,
            } is not { } more) return null;
            arguments = more;
        }

        return arguments.Verb == "darp" && arguments.Instances.Length == 0 ? null : arguments;
    }
}
