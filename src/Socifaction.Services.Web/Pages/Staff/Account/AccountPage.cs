using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Account;

/// <summary>Pages about one's own account: whoever changes it has proved a short while ago that it is theirs.</summary>
public abstract class AccountPage(StaffSignIn signIn, StaffSessions sessions) : StaffPage
{
    private const int CodesMade = 10;

    protected StaffSignIn Door => signIn;

    protected StaffSessions Browsers => sessions;

    protected UserManager<StaffAccount> Accounts => signIn.UserManager;

    protected StaffAccount Account { get; private set; } = null!;

    public string Email => Account.Email ?? "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method) && !sessions.IsProvedLately)
        {
            context.Result = RedirectToPage("/Staff/SignIn/Again", new { ReturnUrl = Url.Content("~/staff/account") });
            return;
        }

        Account = (await Accounts.GetUserAsync(User))!;
        await next();
    }

    /// <summary>After a factor came or went: this browser stays signed in, all others are out.</summary>
    protected async Task EndOthersAsync()
    {
        await signIn.RefreshSignInAsync(Account);
        await sessions.EndAsync(Account.Id, null, Token);
    }

    /// <summary>Ten new recovery codes; earlier ones are void.</summary>
    protected async Task<IReadOnlyList<string>> MakeCodesAsync() => [.. await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(Account, CodesMade) ?? []];
}
