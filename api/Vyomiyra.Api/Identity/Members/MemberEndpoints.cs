namespace Vyomiyra.Api.Identity.Members;

public static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("").WithTags("Members");
        members.MapGet("/client-configuration", ClientConfiguration.Handle).WithName("GetClientConfiguration");
        members.MapGet("/me", Me.Handle).WithName("GetMe");
        members.MapGet("/members", ListMembers.Handle).WithName("ListMembers");
        members.MapPut("/members/{tenantId:guid}/{objectId:guid}", EnrolMember.Handle).WithName("EnrolMember");
    }
}
