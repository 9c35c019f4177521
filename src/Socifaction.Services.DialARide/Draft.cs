namespace Socifaction.Services.DialARide;

/// <summary>
/// A plan under the search's hands: courses that are changed on trial, and either kept or left as they were. Rides are
/// numbered from 0; windows are narrowed to what the other end leaves, which changes no answer and spares looking.
/// </summary>
internal sealed class Draft
{
    private readonly Course[] kept, trial;
    private readonly bool[] isChanged, leaves;
    private readonly int[] keptVehicle, trialVehicle, changed;
    private readonly Ties ties;
    private int changes;
    private Course spare = new(), spareToo = new();

    public Draft(SearchedDay day)
    {
        Day = day;
        var (vehicles, rides) = (day.Courses.Length, day.Rides.Length);
        ties = day.Ties;
        kept = [.. day.Courses];
        trial = [.. kept.Select(_ => new Course())];
        (isChanged, changed, leaves) = (new bool[vehicles], new int[vehicles], new bool[rides]);
        keptVehicle = [.. day.VehicleOf];
        trialVehicle = [.. keptVehicle];
        Absent = keptVehicle.Count(vehicle => vehicle < 0);
        Driving = kept.Sum(course => course.DrivingSeconds);
        (TrialAbsent, TrialDriving) = (Absent, Driving);
    }

    public SearchedDay Day { get; }

    /// <summary>Rides in no course, and driving seconds, as kept.</summary>
    public int Absent { get; private set; }

    public long Driving { get; private set; }

    /// <summary>Whether all who were in the plan before the search are in a course, as on trial.</summary>
    public bool KeepsPromises => TrialAbsent == 0 || !trialVehicle.AsSpan(0, Day.Planned).Contains(-1);

    /// <summary>The same as on trial.</summary>
    public int TrialAbsent { get; private set; }

    public long TrialDriving { get; private set; }

    public int Vehicles => kept.Length;

    /// <summary>A vehicle's course on trial.</summary>
    public Course this[int vehicle] => isChanged[vehicle] ? trial[vehicle] : kept[vehicle];

    /// <summary>The vehicle that takes the ride on trial; -1 when none does.</summary>
    public int VehicleOf(int ride) => trialVehicle[ride];

    /// <summary>Takes rides, and the legs tied to them, out of their courses, and adds all rides that are then in none to the list. False when what is left cannot be driven, as travel times may have it.</summary>
    public bool Remove(List<int> rides)
    {
        for (var i = 0; i < rides.Count; i++)
            foreach (var leg in ties.Of(rides[i]))
                if (!rides.Contains(leg))
                    rides.Add(leg);

        foreach (var ride in rides)
            leaves[ride] = true;
        var drivable = true;
        foreach (var ride in rides)
        {
            var vehicle = trialVehicle[ride];
            if (vehicle < 0)
                continue;
            var before = this[vehicle];
            spare.LayShorter(Day.Problem.Travel, before, leaves);
            spare.Bound();
            drivable &= spare.Why is null;
            foreach (var other in rides)
                if (trialVehicle[other] == vehicle)
                {
                    trialVehicle[other] = -1;
                    TrialAbsent++;
                }

            Exchange(vehicle, before);
        }

        foreach (var ride in rides)
            leaves[ride] = false;
        if (TrialAbsent > rides.Count)
            for (var ride = 0; ride < trialVehicle.Length; ride++)
                if (trialVehicle[ride] < 0 && !rides.Contains(ride))
                    rides.Add(ride);
        return drivable;
    }

    /// <summary>Whether the ride may travel on the vehicle, whatever the times.</summary>
    public bool May(int ride, int vehicle)
    {
        if (Day.OnlyVehicle[ride] is var only && only != SearchedDay.AnyVehicle && only != vehicle)
            return false;
        foreach (var leg in ties.Of(ride))
            if (trialVehicle[leg] is var at && at >= 0 && at != vehicle && !ties.AreKeptByWindows(ride, leg))
                return false;
        return true;
    }

    /// <summary>Puts the ride where it was found to fit. False when it does not.</summary>
    public bool Insert(int ride, int vehicle, Position position)
    {
        var before = this[vehicle];
        spare.LayLonger(Day.Problem.Travel, before, Day.Rides[ride], position.PickUpAfter, position.DropOffAfter);
        spare.Bound();
        if (spare.Why is not null)
            return false;
        trialVehicle[ride] = vehicle;
        TrialAbsent--;
        Exchange(vehicle, before);
        return true;
    }

    /// <summary>Exchanges what two vehicles of a sort do after the given nodes. False when one could not drive it.</summary>
    public bool ExchangeTails(int one, int oneAfter, int other, int otherAfter)
    {
        var (first, second) = (this[one], this[other]);
        spare.LaySpliced(Day.Problem.Travel, first, oneAfter, second, otherAfter);
        spare.Bound();
        spareToo.LaySpliced(Day.Problem.Travel, second, otherAfter, first, oneAfter);
        spareToo.Bound();
        if (spare.Why is not null || spareToo.Why is not null)
            return false;
        Exchange(one, first);
        (spare, spareToo) = (spareToo, spare);
        Exchange(other, second);
        foreach (var vehicle in (ReadOnlySpan<int>)[one, other])
            foreach (ref readonly var node in this[vehicle].Nodes)
                if (node.Kind == NodeKind.PickUp)
                    trialVehicle[node.Ride] = vehicle;
        return true;
    }

    /// <summary>Whether the ride is free to change to any vehicle of its own's sort.</summary>
    public bool IsFree(int ride) => Day.OnlyVehicle[ride] == SearchedDay.AnyVehicle && ties.Of(ride).IsEmpty;

    /// <summary>Keeps what was tried.</summary>
    public void Keep()
    {
        for (var i = 0; i < changes; i++)
        {
            var vehicle = changed[i];
            (kept[vehicle], trial[vehicle]) = (trial[vehicle], kept[vehicle]);
            isChanged[vehicle] = false;
        }

        trialVehicle.CopyTo(keptVehicle, 0);
        (Absent, Driving, changes) = (TrialAbsent, TrialDriving, 0);
    }

    /// <summary>Leaves all as it was.</summary>
    public void Drop()
    {
        for (var i = 0; i < changes; i++)
            isChanged[changed[i]] = false;
        keptVehicle.CopyTo(trialVehicle, 0);
        (TrialAbsent, TrialDriving, changes) = (Absent, Driving, 0);
    }

    private void Exchange(int vehicle, Course before)
    {
        TrialDriving += spare.DrivingSeconds - before.DrivingSeconds;
        (trial[vehicle], spare) = (spare, trial[vehicle]);
        if (isChanged[vehicle])
            return;
        isChanged[vehicle] = true;
        changed[changes++] = vehicle;
    }
}
