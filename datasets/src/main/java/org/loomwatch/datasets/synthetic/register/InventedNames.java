package org.loomwatch.datasets.synthetic.register;

import org.loomwatch.datasets.synthetic.economy.IndustryProfile;
import org.loomwatch.datasets.synthetic.random.Draws;

/** Plausible Chinese names of companies and persons, put together from common characters. Likenesses are chance. */
final class InventedNames {

    private static final String FIRST = "恒宏鑫华盛德永嘉瑞祥泰康安达顺通科创智慧联众信诚益富贵金银海天宇星辰光明新中东南北凯旋腾飞龙凤和美优卓越精诚博雅文鼎峰源汇聚万千百利丰润泽";
    private static final String SECOND = "达辉腾盛隆兴昌荣旺发源泰丰利和顺安康宁邦国民生力能芯微纳晶磊森林木火炎土水洋波涛江河湖川山岳石玉瑜琪翔鹏雁鹰虎豹马驰骏骐骥程远志业基伟杰豪";
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛";
    private static final String GIVEN =
            "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建文辉力志永健世广义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信子涵欣怡梓轩宇浩雨桐嘉思晨";

    private InventedNames() {}

    static String company(IndustryProfile profile, boolean soleTrader, double staff, Draws draws) {
        StringBuilder name = new StringBuilder("织岭");
        name.append(any(FIRST, draws)).append(any(SECOND, draws));
        if (draws.chance(0.3)) {
            name.append(any(SECOND, draws));
        }
        name.append(profile.words().get(draws.below(profile.words().size())));
        int kinds = profile.kinds().size();
        if (soleTrader && kinds > 1) {
            return name.append(profile.kinds().get(1 + draws.below(kinds - 1))).toString();
        }
        if (soleTrader) {
            return name.append("经营部").toString();
        }
        boolean stock = staff > 400 && draws.chance(0.4);
        return name.append(stock ? "股份有限公司" : "有限公司").toString();
    }

    static String person(Draws draws) {
        String name = any(SURNAMES, draws) + any(GIVEN, draws);
        return draws.chance(0.75) ? name + any(GIVEN, draws) : name;
    }

    static String road(Draws draws) {
        return any(FIRST, draws) + any(SECOND, draws) + (draws.chance(0.7) ? "路" : "街");
    }

    private static String any(String characters, Draws draws) {
        int index = draws.below(characters.length());
        return characters.substring(index, index + 1);
    }
}
