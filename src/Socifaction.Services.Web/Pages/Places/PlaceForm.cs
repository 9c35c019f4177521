using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>What was answered so far: residents when signed in, else a stranger's own words; and the days.</summary>
public sealed record PlaceAnswers
{
    public IReadOnlyList<Guid> ResidentIds { get; init; } = [];

    public string CallerName { get; init; } = "";

    /// <summary>E.164.</summary>
    public string CallerPhone { get; init; } = "";

    /// <summary>The child's name, where the activity is for children.</summary>
    public string ForName { get; init; } = "";

    public IReadOnlyList<Guid> SessionIds { get; init; } = [];

    /// <summary>Children to be looked after meanwhile.</summary>
    public IReadOnlyList<Guid> ChildIds { get; init; } = [];

    /// <summary>People who come to an event with one booking.</summary>
    public int Party { get; init; } = 1;
}

/// <summary>The form of an activity as the pages of its questions share it: the activity, who asks, what was answered.</summary>
public sealed class PlaceForm(ServicesDbContext db, Drafts drafts, SignedIn signedIn, PlaceAvailability availability, InitiativeClock clock)
{
    private const int AgeOfMajority = 18;

    public Activity Activity { get; private set; } = null!;

    public Draft<PlaceAnswers> Draft { get; private set; } = null!;

    public PlaceAnswers Answers => Draft.Answers;

    /// <summary>Whether a telephone was proved: then places are given at once, else they are requested.</summary>
    public bool IsSignedIn => signedIn.Phone is not null;

    /// <summary>The people the activity can be booked for, when signed in.</summary>
    public IReadOnlyList<Resident> People { get; private set; } = [];

    /// <summary>Brothers and sisters among them, who may be booked with one tap.</summary>
    public IReadOnlyList<Resident> Siblings => [.. People.Where(IsChild)];

    /// <summary>The children who may be looked after meanwhile, where there is childcare.</summary>
    public IReadOnlyList<Resident> LookedAfter { get; private set; } = [];

    /// <summary>Places that are needed.</summary>
    public PlacesNeeded Needed { get; private set; } = null!;

    /// <summary>Sessions left to each of the people; none where there is no limit.</summary>
    public IReadOnlyDictionary<Guid, int>? Remaining { get; private set; }

    /// <summary>Whether somebody is to be enrolled in the whole series first: then that is asked for, and no single day booked.</summary>
    public bool AsksToEnrol => Needed.AsksToEnrol(clock.Today);

    /// <summary>Whether several people come with one booking.</summary>
    public bool IsEvent => Activity.Form == ActivityForm.Event;

    /// <summary>Those of them who were chosen.</summary>
    public IReadOnlyList<Resident> Chosen => [.. People.Where(person => Answers.ResidentIds.Contains(person.Id))];

    /// <summary>What it costs those chosen, each where they pay different shares; the rule while nobody is known.</summary>
    public IReadOnlyList<string> PricesInWords => Activity.Price.ForPeople(IsSignedIn ? Chosen : []);

    /// <summary>For whom, by name.</summary>
    public IReadOnlyList<string> Names => IsSignedIn ? [.. Chosen.Select(person => person.FullName)] : [Activity.IsForChildren ? Answers.ForName : Answers.CallerName];

    /// <summary>Whether it was answered who comes.</summary>
    public bool KnowsWho => IsSignedIn ? Chosen.Count > 0 : Answers.CallerPhone.Length > 0;

    /// <summary>Finds the activity; false when there is none to be seen.</summary>
    public async Task<bool> FindAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        if (await db.Activities.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(a => a.Id == offeringId, cancellationToken) is not { } activity)
        {
            return false;
        }

        Activity = activity;
        return true;
    }

    /// <summary>Finds the activity and what was answered; false when there is no such activity.</summary>
    public async Task<bool> OpenAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        if (!await FindAsync(offeringId, cancellationToken))
        {
            return false;
        }

        Draft = await drafts.LoadAsync<PlaceAnswers>(offeringId, cancellationToken);
        var today = clock.Today;
        LookedAfter = Activity.ChildcareId is null ? [] : [.. (await signedIn.PeopleAsync(cancellationToken)).Where(IsChild)];
        People = [.. (await signedIn.PeopleAsync(cancellationToken)).Where(person =>
            Activity.Eligibility.Admits(person, today) && (!Activity.IsForChildren || person.AgeOn(today) is < AgeOfMajority))];
        await CountAsync(cancellationToken);
        return true;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        Guid[] ids = [.. Chosen.Select(person => person.Id)];
        Needed = await db.FindNeededAsync(Activity, ids, Answers.Party, cancellationToken);
        Remaining = await db.ListRemainingAsync(Activity, [.. People.Select(person => person.Id)], cancellationToken);
    }

    private bool IsChild(Resident person) => person.AgeOn(clock.Today) is < AgeOfMajority;

    /// <summary>Keeps the answers.</summary>
    public async Task KeepAsync(PlaceAnswers answers, CancellationToken cancellationToken)
    {
        Draft = Draft with { Answers = answers };
        await drafts.SaveAsync(Activity.Id, Draft, cancellationToken);
        await CountAsync(cancellationToken);
    }

    /// <summary>The days that may be booked or asked for, as they stand now.</summary>
    public ValueTask<List<PlaceDay>> ListDaysAsync(CancellationToken cancellationToken) => Days.ToListAsync(cancellationToken);

    /// <summary>The first days, other than those chosen, with room for all who come.</summary>
    public ValueTask<List<PlaceDay>> ListOthersAsync(int count, CancellationToken cancellationToken)
    {
        var chosen = Answers.SessionIds;
        return Days.Where(day => day.HasRoomFor(Needed.On(day.Date)) && !chosen.Contains(day.SessionId)).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Who asks: the person of the telephone, or a stranger.</summary>
    public async Task<Asking> AskAsync(CancellationToken cancellationToken) => IsSignedIn
        ? await signedIn.AskForAsync(Chosen[0], cancellationToken)
        : new(new Actor(Activity.IsForChildren ? ActorKind.Relative : ActorKind.Resident, null, Answers.CallerName), Channel.Web);

    private IAsyncEnumerable<PlaceDay> Days => availability.RunAsync(Activity, Activity.Window.OpensDaysBefore + 1, byStaff: false);
}
