using Microsoft.AspNetCore.Identity;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The authenticator's codes (RFC 6238), each taken once.</summary>
public sealed class OneTimeCodes : AuthenticatorTokenProvider<StaffAccount>
{
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffAccount> manager, StaffAccount user)
    {
        if (token == user.LastCode || !await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        user.LastCode = token;
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
