using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Referrals;

/// <summary>A referral: what the municipality wrote, which papers came, which rooms were offered, and how it ended.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class EditModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, KeepReferral keep, OfferRoom offer, AnswerRoomOffer answer, EndReferral end) : StaysPage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? ReferredOn { get; set; }
    [BindProperty] public string? DecisionNumber { get; set; }
    [BindProperty] public string? DecidedOn { get; set; }
    [BindProperty] public string? Position { get; set; }
    [BindProperty] public string[] Papers { get; set; } = [];
    [BindProperty] public string? Room { get; set; }
    [BindProperty] public string? Answer { get; set; }
    [BindProperty] public string? AnswerWhy { get; set; }
    [BindProperty] public string? End { get; set; }
    [BindProperty] public string? EndWhy { get; set; }

    public RoomReferral? Referral { get; private set; }

    public PersonCard? Person { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public bool IsWaiting => Referral is { Status: ReferralStatus.Waiting };

    public RoomOffer? OpenOffer => Referral?.Offers.Find(offer => offer.Answer == OfferAnswer.Open);

    public static IReadOnlyList<Choice> Answers => [new(nameof(OfferAnswer.Accepted), StayWords.AnswerAccepted), new(nameof(OfferAnswer.Refused), StayWords.AnswerRefused)];

    public static IReadOnlyList<Choice> Ends => [new(nameof(ReferralStatus.Housed), StayWords.EndHoused), new(nameof(ReferralStatus.Withdrawn), StayWords.EndWithdrawn)];

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Suggest();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await FindAsync(id) || Person is null)
        {
            return NotFound();
        }

        var (referred, decided) = (Day(nameof(ReferredOn), ReferredOn), Day(nameof(DecidedOn), DecidedOn));
        var number = Required(nameof(DecisionNumber), DecisionNumber, StayWords.DecisionMissing, 60);
        var position = string.IsNullOrWhiteSpace(Position) ? null : NumberOf(nameof(Position), Position, 1, 9999);
        if (!ModelState.IsValid || number is null)
        {
            return this.Unacceptable();
        }

        var papers = StayTexts.Papers.Where(paper => Papers.Contains(paper.Value)).Aggregate(ReferralPapers.None, (all, paper) => all | Enum.Parse<ReferralPapers>(paper.Value));
        var seen = int.TryParse(Version, out var version) ? version : 0;
        var wanted = new ReferralWanted(
            id ?? Guid.Parse(RequestId!), Referral is null ? 0 : Math.Max(1, seen), Premises.Id, Person.Resident.Id, referred!.Value, number, decided!.Value,
            position, papers, signedIn.Staff!.Name);
        var refusal = (await keep.RunAsync(wanted, Token))?.Refusal;
        if (refusal != ReferralRefusal.ChangedMeanwhile || !await FindAsync(id))
        {
            return Tell(refusal, wanted.ReferralId);
        }

        ModelState.Remove(nameof(Version));
        (ReferredOn, DecidedOn, DecisionNumber, Position, Papers) = (null, null, null, null, []);
        Suggest();
        return this.ChangedMeanwhile();
    }

    public async Task<IActionResult> OnPostOfferAsync(Guid? id)
    {
        if (!await FindAsync(id) || Referral is null)
        {
            return NotFound();
        }

        if (Rooms.FirstOrDefault(room => room.Id == IdOf(Room)) is not { } room)
        {
            ModelState.AddModelError(nameof(Room), StayWords.RoomMissing);
            return Again();
        }

        return Tell((await offer.RunAsync(new(Guid.Parse(RequestId!), Referral.Id, room.Id, signedIn.Staff!.Name), Token))?.Refusal, Referral.Id);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid? id)
    {
        if (!await FindAsync(id) || Referral is null || OpenOffer is not { } open)
        {
            return NotFound();
        }

        var (said, why) = (OneOf<OfferAnswer>(nameof(Answer), Answer == nameof(OfferAnswer.Open) ? null : Answer, StayWords.AnswerMissing), Optional(nameof(AnswerWhy), AnswerWhy, LongestReason));
        return ModelState.IsValid ? Tell((await answer.RunAsync(new(open.Id, said!.Value, why), Token))?.Refusal, Referral.Id) : Again();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid? id)
    {
        if (!await FindAsync(id) || Referral is null)
        {
            return NotFound();
        }

        var status = OneOf<ReferralStatus>(nameof(End), End == nameof(ReferralStatus.Waiting) ? null : End, StayWords.EndReferralMissing);
        var why = Optional(nameof(EndWhy), EndWhy, LongestReason);
        return ModelState.IsValid ? Tell((await end.RunAsync(new(Referral.Id, status!.Value, why, signedIn.Staff!.Name), Token))?.Refusal, Referral.Id) : Again();
    }

    private IActionResult Tell(ReferralRefusal? refusal, Guid referralId)
    {
        if (refusal is not { } why)
        {
            return Redirect(Url.Content($"~/staff/stays/referrals/edit/{referralId}"));
        }

        Suggest();
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.InWords());
        return why == ReferralRefusal.NotYet ? this.Unacceptable() : this.Conflict();
    }

    private PageResult Again()
    {
        Suggest();
        return this.Unacceptable();
    }

    private void Suggest()
    {
        ReferredOn ??= Text(Referral?.ReferredOn ?? Today);
        DecidedOn ??= Referral is null ? null : Text(Referral.DecidedOn);
        DecisionNumber ??= Referral?.DecisionNumber;
        Position ??= Referral?.Position is { } position ? Digits(position) : null;
        Papers = Referral is null || Papers.Length > 0 ? Papers : [.. StayTexts.Papers.Select(paper => paper.Value).Where(paper => Referral.Papers.HasFlag(Enum.Parse<ReferralPapers>(paper)))];
    }

    private async Task<bool> FindAsync(Guid? id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (id is not null)
        {
            Referral = await Db.RoomReferrals.AsNoTracking().Include(r => r.Offers).SingleOrDefaultAsync(r => r.Id == id, Token);
            Person = Referral is null ? null : await PersonCard.FindAsync(Db, Referral.ResidentId, Token);
            return Referral is not null && await OpenAsync(Referral.OfferingId);
        }

        if (!await OpenAsync())
        {
            return false;
        }

        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(Db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(Db, IdOf(ResidentId), Token);
        return Person is not null;
    }
}
