using NodaTime;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;

namespace Socifaction.Services.Tests.Places.Waiting;

/// <summary>
/// What the waiting list should do, written the slow and plain way: nothing is counted up or down, all is counted anew from who
/// has a place and who waits.
/// </summary>
internal sealed class WaitingModel(int[] capacity, Instant[] starts, bool skipsAhead, Duration offerTime)
{
    public enum State
    {
        Waiting,
        Offered,
        Placed,
        Ended,
    }

    public sealed class Entry
    {
        public required Guid Id { get; init; }

        public required HashSet<int> People { get; init; }

        public required HashSet<int> Days { get; init; }

        public required int Seq { get; init; }

        public bool All { get; set; }

        public Priority Priority { get; set; } = Priority.Usual;

        public State State { get; set; }

        public int Offer { get; set; }

        public Instant Until { get; set; }
    }

    public HashSet<(int Person, int Day)> Booked { get; } = [];

    public List<Entry> Entries { get; } = [];

    public int[] Capacity => capacity;

    public int Taken(int day) => Booked.Count(place => place.Day == day);

    public int Held(int day) => Entries.Where(entry => entry.State == State.Offered && entry.Days.Contains(day)).Sum(entry => entry.Offer);

    public int Free(int day) => capacity[day] - Taken(day) - Held(day);

    public bool HasBegun(int day, Instant now) => starts[day] <= now;

    public Entry? WaitingOf(int person, int day) => Entries.FirstOrDefault(entry =>
        entry.State is State.Waiting or State.Offered && entry.Days.Contains(day) && entry.People.Contains(person));

    /// <summary>Why these people get no place on a day, or null.</summary>
    public PlaceRefusal? Ask(IReadOnlyCollection<int> people, int day, Instant now)
    {
        if (HasBegun(day, now)) return PlaceRefusal.Past;
        if (people.Any(person => Booked.Contains((person, day)) || WaitingOf(person, day) is not null)) return PlaceRefusal.AlreadyBooked;
        var isAwaited = Entries.Any(entry => entry.State == State.Waiting && entry.Days.Contains(day));
        return (isAwaited && !skipsAhead ? 0 : Free(day)) < people.Count ? PlaceRefusal.Full : null;
    }

    public WaitingRefusal? AskToWait(IReadOnlyCollection<int> people, IReadOnlyCollection<int> days, Instant now)
    {
        var answers = days.Order().Select(day => Ask(people, day, now)).ToList();
        return answers.FirstOrDefault(answer => answer is not (null or PlaceRefusal.Full)) switch
        {
            PlaceRefusal.Past => WaitingRefusal.Past,
            PlaceRefusal.AlreadyBooked => days.Any(day => people.Any(person => WaitingOf(person, day) is not null))
                ? WaitingRefusal.AlreadyWaiting : WaitingRefusal.AlreadyBooked,
            _ => answers.TrueForAll(answer => answer is null) ? WaitingRefusal.NotFull : null,
        };
    }

    /// <summary>A person leaves an entry; an offer to it is taken back.</summary>
    public void Leave(Entry entry, IReadOnlyCollection<int> people)
    {
        entry.State = State.Waiting;
        entry.Offer = 0;
        entry.People.ExceptWith(people);
        if (entry.People.Count == 0) entry.State = State.Ended;
    }

    public WaitingRefusal? Accept(Entry entry, IReadOnlyCollection<int> chosen, Instant now)
    {
        if (entry.Until <= now) return WaitingRefusal.OfferOver;
        var coming = entry.All || chosen.Count == 0 ? entry.People.ToList() : [.. chosen];
        if (coming.Count > entry.Offer) return chosen.Count == 0 ? WaitingRefusal.NothingChosen : WaitingRefusal.TooMany;
        var wholeOffer = coming.Count == entry.Offer;
        entry.Offer = 0;
        foreach (var day in entry.Days) Booked.UnionWith(coming.Select(person => (person, day)));
        entry.People.ExceptWith(coming);
        entry.State = entry.People.Count > 0 && wholeOffer ? State.Waiting : State.Placed;
        return null;
    }

    public WaitingRefusal? Decline(Entry entry, bool waitsForAll, Instant now)
    {
        if (entry.Until <= now) return WaitingRefusal.OfferOver;
        var isPart = entry.Offer < entry.People.Count;
        entry.Offer = 0;
        (entry.State, entry.All) = waitsForAll && isPart ? (State.Waiting, true) : (State.Ended, entry.All);
        return null;
    }

    public void Expire(Instant now)
    {
        foreach (var entry in Entries.Where(entry => entry.State == State.Offered && entry.Until <= now))
        {
            (entry.State, entry.Offer) = (State.Ended, 0);
        }
    }

    /// <summary>Gives the first who may be given something what there is, until nobody may.</summary>
    public void CallUp(Instant now)
    {
        foreach (var entry in Entries.Where(entry => entry.State == State.Waiting))
        {
            entry.Days.RemoveWhere(day => HasBegun(day, now));
            if (entry.Days.Count == 0) entry.State = State.Ended;
        }

        while (FirstToServe() is { } entry)
        {
            entry.Offer = Fitting(entry);
            entry.State = State.Offered;
            entry.Until = Instant.Min(now + offerTime, entry.Days.Min(day => starts[day]));
        }
    }

    /// <summary>The first who could be given something without passing anybody; null when no place is lost.</summary>
    public Entry? FirstToServe()
    {
        var queue = Entries.Where(entry => entry.State == State.Waiting).OrderBy(entry => (int)entry.Priority).ThenBy(entry => entry.Seq).ToList();
        return queue.FirstOrDefault(entry => Fitting(entry) > 0
            && (skipsAhead || !queue.TakeWhile(other => other != entry).Any(other => other.Days.Overlaps(entry.Days))));
    }

    private int Fitting(Entry entry)
    {
        var there = Math.Min(entry.People.Count, entry.Days.Min(Free));
        return entry.All && there < entry.People.Count ? 0 : Math.Max(0, there);
    }
}
