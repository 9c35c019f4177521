using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Appointments;

/// <summary>What was answered so far: a resident when signed in, else a stranger's own words; how long, and when.</summary>
public sealed record AppointmentAnswers
{
    public Guid? ResidentId { get; init; }

    public string CallerName { get; init; } = "";

    /// <summary>E.164.</summary>
    public string CallerPhone { get; init; } = "";

    /// <summary>None until it is answered.</summary>
    public int Minutes { get; init; }

    /// <summary>Day and time as the form sends them; empty until it is answered.</summary>
    public string Start { get; init; } = "";
}

/// <summary>The form of a type of appointment as the pages of its questions share it: the type, who asks, what was answered.</summary>
public sealed class AppointmentForm(ServicesDbContext db, Drafts drafts, SignedIn signedIn, AppointmentAvailability availability, InitiativeClock clock)
{
    public AppointmentType Type { get; private set; } = null!;

    public Draft<AppointmentAnswers> Draft { get; private set; } = null!;

    public AppointmentAnswers Answers => Draft.Answers;

    /// <summary>Whether a telephone was proved: then the time is given at once, else it is requested.</summary>
    public bool IsSignedIn => signedIn.Phone is not null;

    /// <summary>The people it can be booked for, when signed in.</summary>
    public IReadOnlyList<Resident> People { get; private set; } = [];

    /// <summary>The one who was chosen.</summary>
    public Resident? Chosen => People.FirstOrDefault(person => person.Id == Answers.ResidentId);

    /// <summary>For whom, by name.</summary>
    public string Name => IsSignedIn ? Chosen?.FullName ?? "" : Answers.CallerName;

    /// <summary>Whether it was answered who comes and for how long.</summary>
    public bool KnowsWho => Type.Lengths.Contains(Answers.Minutes) && (IsSignedIn ? Chosen is not null : Answers.CallerPhone.Length > 0);

    /// <summary>The chosen start, if there is one.</summary>
    public LocalDateTime? Start => AppointmentTexts.ReadStart(Answers.Start);

    /// <summary>Finds the type; false when there is none to be seen.</summary>
    public async Task<bool> FindAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        if (await db.FindTypeAsync(offeringId, cancellationToken) is not { IsPublished: true, IsPhoneOnly: false } type)
        {
            return false;
        }

        Type = type;
        return true;
    }

    /// <summary>Finds the type and what was answered; false when there is no such type.</summary>
    public async Task<bool> OpenAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        if (!await FindAsync(offeringId, cancellationToken))
        {
            return false;
        }

        Draft = await drafts.LoadAsync<AppointmentAnswers>(offeringId, cancellationToken);
        People = [.. (await signedIn.PeopleAsync(cancellationToken)).Where(person => Type.Eligibility.Admits(person, clock.Today))];
        return true;
    }

    /// <summary>Keeps the answers.</summary>
    public async Task KeepAsync(AppointmentAnswers answers, CancellationToken cancellationToken)
    {
        Draft = Draft with { Answers = answers };
        await drafts.SaveAsync(Type.Id, Draft, cancellationToken);
    }

    /// <summary>The first free times from a day on: those of so many days that have any.</summary>
    public async Task<IReadOnlyList<IGrouping<LocalDate, FreeTime>>> ListDaysAsync(LocalDate? from, int days, CancellationToken cancellationToken)
    {
        var free = await availability.RunAsync(
            Type, Minutes, from ?? clock.Today, Type.Window.OpensDaysBefore + 1, byStaff: false, cancellationToken);
        return [.. free.GroupBy(time => time.Date).Take(days)];
    }

    /// <summary>The free times nearest to the chosen one.</summary>
    public async Task<IReadOnlyList<FreeTime>> ListNearestAsync(int count, CancellationToken cancellationToken) => Start is not { } start ? []
        : await availability.ListNearestAsync(Type, Minutes, start, byStaff: false, count, cancellationToken);

    /// <summary>Who asks: the person of the telephone, or a stranger.</summary>
    public async Task<Asking> AskAsync(CancellationToken cancellationToken) => Chosen is { } chosen && IsSignedIn
        ? await signedIn.AskForAsync(chosen, cancellationToken)
        : new(new Actor(ActorKind.Resident, null, Answers.CallerName), Channel.Web);

    private int Minutes => Draft is not null && Type.Lengths.Contains(Answers.Minutes) ? Answers.Minutes : Type.UsualMinutes;
}
