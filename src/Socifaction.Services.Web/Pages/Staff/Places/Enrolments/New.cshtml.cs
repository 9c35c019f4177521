using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using EnrolWords = Socifaction.Services.Web.Texts.Enrolments;

namespace Socifaction.Services.Web.Pages.Staff.Places.Enrolments;

/// <summary>Enrols people of one household: who, from and until when, which days, by which paper and on whose money.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, PlaceAvailability availability, Enrol enrol, PreviewEnrolment preview)
    : CallerPage(db, clock, availability)
{
    private const string Refuse = "refuse";
    private const string Skip = "skip";

    /// <summary>The wish that is answered with it.</summary>
    [BindProperty(SupportsGet = true, Name = "wish")] public string? WishId { get; set; }
    [BindProperty] public string[] Children { get; set; } = [];
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Full { get; set; }
    [BindProperty] public string? Contract { get; set; }
    [BindProperty] public string? Referral { get; set; }
    [BindProperty] public string? Funding { get; set; }
    [BindProperty] public string[] Groups { get; set; } = [];
    [BindProperty] public string? Source { get; set; }

    /// <summary>Days that stood in the way.</summary>
    public IReadOnlyList<EnrolmentDay> FullDays { get; private set; } = [];

    protected override IQueryable<Activity> Offered => Db.Activities.Where(activity => activity.Form != ActivityForm.Event);

    protected override bool Fits(Resident person) => true;

    public bool IsByDays => Activity!.Form == ActivityForm.Days;

    public static IReadOnlyList<Choice> WeekdayChoices => [.. Weekdays.All.List().Select(day => new Choice(day.ToString(), LocalFormat.Weekday(day)))];

    public static IReadOnlyList<Choice> FullChoices => [new(Refuse, EnrolWords.FullRefuse), new(Skip, EnrolWords.FullSkip)];

    public static IReadOnlyList<Choice> ReferralChoices => [.. Enum.GetValues<Referral>().Select(one => new Choice(one.ToString(), one.InWords()))];

    public static IReadOnlyList<Choice> FundingChoices => [.. Enum.GetValues<Funding>().Select(one => new Choice(one.ToString(), one.InWords()))];

    public static IReadOnlyList<Choice> GroupChoices => [.. EnrolmentTexts.Groups.Select(one => new Choice(one.ToString(), one.InWords()))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        Who = Person is null ? [] : [Person.Resident.Id.ToString()];
        FirstDay = Text(Today);
        Days = [.. Weekdays.Working.List().Select(day => day.ToString())];
        (Full, Referral, Funding) = (Refuse, nameof(Services.Places.Enrolments.Referral.Parents), Activity?.Funding.ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Activity is null)
        {
            return NotFound();
        }

        if (HasStranger(Who.Concat(Children), People))
        {
            return NotFound();
        }

        if (ReadWanted() is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (await enrol.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var enrolled, out var why))
        {
            var first = wanted.ResidentIds[0];
            var id = await Db.Enrolments.Where(e => e.GroupId == enrolled.GroupId && e.ResidentId == first).Select(e => e.Id).FirstAsync(Token);
            return Redirect(Url.Content($"~/staff/places/enrolments/details/{id}"));
        }

        ModelState.AddModelError("", why.InWords());
        if (why is EnrolRefusal.SeriesFull or EnrolRefusal.DaysFull)
        {
            FullDays = [.. (await preview.RunAsync(wanted, Token) ?? []).Where(day => !day.HasRoom)];
        }

        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private EnrolmentWanted? ReadWanted()
    {
        if (Who.Length == 0)
        {
            ModelState.AddModelError(nameof(Who), EnrolWords.WhoMissing);
        }

        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Days.Contains(day.ToString())).AsSet();
        if (IsByDays && days == Weekdays.None)
        {
            ModelState.AddModelError(nameof(Days), Texts.Places.NothingChosen);
        }

        var (first, last) = (OptionalDate(nameof(FirstDay), FirstDay, Today), OptionalDate(nameof(LastDay), LastDay, Today));
        if (first is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(FirstDay), EnrolWords.FirstDayMissing);
        }

        var referral = OneOf<Referral>(nameof(Referral), Referral, EnrolWords.ReferralMissing);
        var funding = OneOf<Funding>(nameof(Funding), Funding, EnrolWords.FundingMissing);
        var groups = EnrolmentTexts.Groups.Where(one => Groups.Contains(one.ToString())).Aggregate(Composition.None, (all, one) => all | one);
        var contract = Optional(nameof(Contract), Contract, 60);
        var source = groups == Composition.None ? Optional(nameof(Source), Source, LongestReason)
            : Required(nameof(Source), Source, EnrolWords.SourceMissing, LongestReason) ?? "";
        return !ModelState.IsValid || first is not { } firstDay || referral is not { } by || funding is not { } paidBy ? null
            : new(Guid.Parse(RequestId!), Activity!.Id, [.. Who.Select(Guid.Parse)],
                new EnrolmentTerms(firstDay, last, IsByDays ? days : Weekdays.All)
                {
                    ContractNumber = contract, Referral = by, Funding = paidBy, Composition = groups, CompositionSource = source,
                },
                Activity.ChildcareId is null ? [] : [.. Children.Select(Guid.Parse)], Full == Skip, signedIn.AskAsStaff(Channel.Visit))
            {
                AnswersPlaceId = string.IsNullOrEmpty(WishId) ? null : IdOf(WishId) ?? Guid.Empty,
            };
    }
}
