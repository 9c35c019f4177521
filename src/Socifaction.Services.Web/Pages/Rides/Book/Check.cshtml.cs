using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>The answers to look over, and the one button that books; when it cannot be, why not and when else.</summary>
public sealed class CheckModel(RideDesk desk, BookRide book, RequestRide request, RideAlternatives alternatives, PriceRide price, SignInCodes attempts)
    : BookStepModel(desk, RideStep.Check)
{
    private const int RequestsPerHour = 10;

    [BindProperty]
    public Guid RequestId { get; set; }

    public RideRefusal? Why { get; private set; }

    /// <summary>What it costs: the rule, and euros where the rule alone does not say them.</summary>
    public IReadOnlyList<string> Price { get; private set; } = [];

    public IReadOnlyList<RideAlternative> Alternatives { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Answers.FirstOpen != RideStep.Check)
        {
            return await Desk.FindSentAsync(HttpContext.RequestAborted) is null ? Redirect(PathOf(Answers.FirstOpen)) : Redirect(DonePath);
        }

        RequestId = Desk.RequestId;
        await PriceAsync(await Desk.FindTravellerAsync(HttpContext.RequestAborted), Answers);
        return Page();
    }

    public Task<IActionResult> OnPostAsync() => SendAsync(Answers);

    /// <summary>Books one of the times that were offered instead; <paramref name="shared"/> says that they agree to ride with somebody else.</summary>
    public Task<IActionResult> OnPostOtherAsync(string? date, string? time, string? back, string? by, string? shared)
    {
        var day = LocalDatePattern.Iso.Parse(date ?? "");
        var at = LocalTimePattern.HourMinuteIso.Parse(time ?? "");
        var returnAt = string.IsNullOrEmpty(back) ? null : LocalTimePattern.HourMinuteIso.Parse(back);
        var returnBy = string.IsNullOrEmpty(by) ? null : LocalTimePattern.HourMinuteIso.Parse(by);
        return day.Success && at.Success && returnAt?.Success != false && returnBy?.Success != false
            ? SendAsync(Answers.At(day.Value, at.Value, returnAt?.Value, returnBy?.Value), agreesToShare: shared == "yes")
            : Task.FromResult<IActionResult>(NotFound());
    }

    private string DonePath => PathOf(RideStep.Check)[..^"check".Length] + "done";

    private async Task<IActionResult> SendAsync(RideAnswers answers, bool agreesToShare = false)
    {
        var token = HttpContext.RequestAborted;
        if (RequestId != Desk.RequestId)
        {
            // The button was pressed a second time, or this page lay open while another form was begun.
            return await Desk.FindSentAsync(token) is null ? Redirect(PathOf(Answers.FirstOpen)) : Redirect(DonePath);
        }

        if (answers.FirstOpen != RideStep.Check)
        {
            return Redirect(PathOf(answers.FirstOpen));
        }

        if (answers != Answers)
        {
            await Desk.KeepAsync(answers, token);
        }

        var traveller = await Desk.FindTravellerAsync(token);
        if (answers.IsRequest && !await attempts.WithinAsync("ride-request", HttpContext.AskerAddress(), RequestsPerHour, token))
        {
            ModelState.AddModelError("", Words.TooManyRequests);
            await PriceAsync(traveller, answers);
            return this.TooMany();
        }

        var outcome = answers.IsRequest ? await RequestAsync(answers, traveller, token) : await BookAsync(answers, traveller!, agreesToShare, token);
        if (outcome is not { } answer)
        {
            return NotFound();
        }

        if (!answer.Refused(out _, out var why))
        {
            return Redirect(DonePath);
        }

        Why = why;
        await PriceAsync(traveller, answers);
        if (traveller is not null && !answers.IsRequest && why != RideRefusal.MonthlyLimit)
        {
            Alternatives = await alternatives.ListAsync(traveller.Id, answers.ToWishes(Desk.Service.Id), byStaff: false, token);
        }

        return Texts.RideRefusalTexts.IsWrongInput(why) ? this.Unacceptable() : this.Conflict();
    }

    private async Task PriceAsync(Resident? traveller, RideAnswers answers)
    {
        var rule = Desk.Service.Price;
        var words = traveller is null ? rule.InWords() : rule.ForPerson(traveller.PaidShare);
        var cents = rule.Kind == PriceKind.BusTicket || rule.IsByPaidShare
            ? await price.RunAsync(answers.ToWishes(Desk.Service.Id), traveller?.PaidShare, HttpContext.RequestAborted)
            : null;
        Price = cents is not { } known ? [words] : [words, known == 0 ? Words.PriceTotalFree : RideTexts.Say(Words.PriceTotal, LocalFormat.Money(known))];
    }

    private async Task<Outcome<BookedRides, RideRefusal>?> BookAsync(RideAnswers answers, Resident traveller, bool agreesToShare, CancellationToken token) =>
        await book.RunAsync(
            new RideForm(RequestId, traveller.Id, answers.ToWishes(Desk.Service.Id), await Desk.SignedIn.AskForAsync(traveller, token)) { GroupId = answers.GroupId, AgreesToShare = agreesToShare }, token);

    private async Task<Outcome<BookedRides, RideRefusal>?> RequestAsync(RideAnswers answers, Resident? traveller, CancellationToken token)
    {
        var asking = traveller is null
            ? new Asking(new Actor(ActorKind.Resident, null, answers.Name), Channel.Web)
            : await Desk.SignedIn.AskForAsync(traveller, token);
        return await request.RunAsync(
            new RideRequest(RequestId, traveller?.Id, traveller is null ? answers.Name : "", answers.Phone, answers.ToWishes(Desk.Service.Id), asking), token);
    }

    /// <summary>As a hidden field carries it.</summary>
    public static string Sent(LocalTime? time) => time is { } known ? RideAnswers.Text(known) : "";
}
