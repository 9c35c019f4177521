using System.Diagnostics;

namespace Socifaction.Services.DialARide;

/// <summary>
/// Large neighbourhood search (Shaw 1998; Ropke and Pisinger 2006): take some rides out of the plan, put them back
/// otherwise, and keep the outcome when it is better, or by simulated annealing sometimes when it is worse.
/// </summary>
internal sealed class NeighbourhoodSearch
{
    private const double FirstTemperature = 0.01, LastTemperature = 0.001;

    private readonly SearchedDay day;
    private readonly Effort effort;
    private readonly Dice dice;
    private readonly Draft draft;
    private readonly Crossing crossing;
    private readonly Removal removal;
    private readonly Reinsertion reinsertion;
    private readonly Course[] best;
    private readonly long began;

    public NeighbourhoodSearch(SearchedDay day, Effort effort, long began)
    {
        (this.day, this.effort, this.began) = (day, effort, began);
        dice = new Dice(effort.Seed);
        draft = new Draft(day);
        crossing = new Crossing(draft, dice);
        removal = new Removal(draft, dice);
        reinsertion = new Reinsertion(draft, dice);
        best = [.. Enumerable.Range(0, draft.Vehicles).Select(_ => new Course())];
        Remember();
    }

    /// <summary>How many rounds were made.</summary>
    public int Rounds { get; private set; }

    /// <summary>Rides that the best plan leaves out, and the driving seconds of the rest.</summary>
    public int Absent { get; private set; }

    public long Driving { get; private set; }

    /// <summary>The best plan found.</summary>
    public Plan Best => day.ToPlan(best);

    /// <summary>Searches until the effort is spent, or it is cancelled, or, when so wished, nobody is left out.</summary>
    public void Run(bool untilAllServed, CancellationToken cancellation)
    {
        var rides = new List<int>(day.Rides.Length);
        if (draft.Absent > 0)
        {
            rides.AddRange(Enumerable.Range(0, day.Rides.Length).Where(ride => draft.VehicleOf(ride) < 0));
            reinsertion.Run(rides);
            Weigh(double.PositiveInfinity);
        }

        var temperature = 0.0;
        for (; Rounds < effort.Rounds && !(untilAllServed && Absent == 0); Rounds++)
        {
            if (IsOver() || cancellation.IsCancellationRequested)
                return;
            if ((Rounds & 63) == 0)
            {
                var spent = Math.Min(1, Spent());
                temperature = (draft.Driving + draft.Absent * day.Neighbourhood.Penalty) * FirstTemperature * Math.Pow(LastTemperature / FirstTemperature, spent);
            }

            var cut = dice.Below(2) == 0 ? crossing.Run() : -1;
            if (cut < 0 || dice.Below(2) == 0)
            {
                removal.Choose(rides, cut);
                if (!draft.Remove(rides))
                {
                    draft.Drop();
                    continue;
                }

                reinsertion.Run(rides);
            }

            Weigh(temperature);
        }
    }

    // Asked in each round: a few dozen of them may take longer than what is left.
    private bool IsOver() => effort.Time is { } time && Stopwatch.GetElapsedTime(began) >= time;

    private double Spent() => Math.Max(
        (double)Rounds / effort.Rounds,
        effort.Time is { } time ? Stopwatch.GetElapsedTime(began) / time : 0);

    private void Weigh(double temperature)
    {
        var isBest = (draft.TrialAbsent, draft.TrialDriving).CompareTo((Absent, Driving)) < 0 && draft.KeepsPromises;
        var worse = draft.TrialDriving - draft.Driving + (draft.TrialAbsent - draft.Absent) * day.Neighbourhood.Penalty;
        if (!isBest && worse > 0 && worse > -temperature * Math.Log(dice.Part()))
        {
            draft.Drop();
            return;
        }

        draft.Keep();
        if (isBest)
            Remember();
    }

    private void Remember()
    {
        (Absent, Driving) = (draft.Absent, draft.Driving);
        for (var vehicle = 0; vehicle < best.Length; vehicle++)
            best[vehicle].Copy(draft[vehicle]);
    }
}
